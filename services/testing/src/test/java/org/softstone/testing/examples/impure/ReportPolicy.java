package org.softstone.testing.examples.impure;

import javax.sql.DataSource;

record ReportPolicy(DataSource dataSource) {}
