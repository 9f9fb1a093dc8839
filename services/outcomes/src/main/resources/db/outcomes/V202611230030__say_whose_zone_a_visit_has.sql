COMMENT ON COLUMN booked_visit.zone IS
  'The site''s as the booking names it, in which its weekday and time are the usual ones; of rows from before that, the patient''s, or null';
