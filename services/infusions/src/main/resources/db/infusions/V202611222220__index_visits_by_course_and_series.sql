-- The unique numbers of a course leave moved visits out, so that they serve no list of all its visits any more.
CREATE INDEX visit_of_course ON visit (course_id, starts_at, visit_id);
CREATE INDEX visit_of_series ON visit (series_id, number);
