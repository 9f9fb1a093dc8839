package org.softstone.outcomes.activity;

import jakarta.inject.Singleton;
import org.softstone.database.Sql;
import org.softstone.outcomes.version.PatientLists;

/** What each patient rates, in their order. */
@Singleton
public class Activities extends PatientLists<Activity> {

    Activities(Sql sql) {
        super(
                sql,
                new Names("activity_list", "activities", "activity", "activity_id", "activityId"),
                Activity.class,
                Activity::activityId);
    }
}
