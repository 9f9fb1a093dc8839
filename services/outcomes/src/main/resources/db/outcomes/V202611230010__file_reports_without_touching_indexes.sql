-- Every report changes its window's state and report_id. With no index on either, and with room on the page, PostgreSQL
-- rewrites the row where it is and touches no index (a heap-only update); half of the page, because a night's missed
-- windows often lie side by side. That a report fills one window is known from
-- report.window_id, and that a window has one report that counts from report_counts_for_window.
ALTER TABLE report_window DROP CONSTRAINT report_window_report_id_key;
ALTER TABLE report_window SET (fillfactor = 50);
