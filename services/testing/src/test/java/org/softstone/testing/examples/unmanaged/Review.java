package org.softstone.testing.examples.unmanaged;

import javax.sql.DataSource;

/** No suffix says that this is a decision. */
record Review(DataSource dataSource) {}
