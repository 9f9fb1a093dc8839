package org.softstone.infusions.reporting;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.softstone.contracts.PatientProfile.ReportingEnded;

record EndOfReportingRequest(@Schema(required = true) ReportingEnded.Reason reason) {}
