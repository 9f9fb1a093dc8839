package org.softstone.infusions.course;

import java.util.UUID;

/** @param courseId made by the client to be able to repeat the request; optional */
record CourseRequest(UUID courseId) {}
