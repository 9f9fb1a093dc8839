-- Each round asks for them, and there are seldom any: without this it goes through all that are due.
CREATE INDEX timer_to_retry ON timer (kind, retry_at) WHERE attempts > 0;
