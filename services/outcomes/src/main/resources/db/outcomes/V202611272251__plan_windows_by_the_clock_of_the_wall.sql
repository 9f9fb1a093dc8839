-- Windows that were planned by elapsed hours stand an hour off where the clocks change: all courses are planned anew. Not
-- before a rolling upgrade is through, because replicas of the version before would plan as before.
INSERT INTO timer (kind, subject, due_at)
SELECT 'course-plan', course_id, now() + interval '15 minutes' FROM course WHERE enrolled_at IS NOT NULL
ON CONFLICT (kind, subject) DO NOTHING;
