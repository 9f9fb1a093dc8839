COMMENT ON COLUMN report_draft.content IS
  'savedAt as the phone said it, disbelieved where that cannot be, and the report as far as it goes; without report the draft was deleted, and none saved before comes back. arrivals: when drafts came first whose savedAt cannot be, by that savedAt and a hash of what they said, which goes with the report';
