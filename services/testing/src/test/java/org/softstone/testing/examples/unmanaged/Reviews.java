package org.softstone.testing.examples.unmanaged;

import jakarta.inject.Singleton;
import javax.sql.DataSource;

@Singleton
class Reviews {

    record Row(DataSource dataSource) {}
}
