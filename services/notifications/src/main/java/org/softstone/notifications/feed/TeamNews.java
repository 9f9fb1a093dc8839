package org.softstone.notifications.feed;

import java.util.List;
import org.softstone.contracts.TeamDefined;

/** What everybody is told who belongs to a treating team now. */
public record TeamNews(TeamDefined team, List<News> news) {}
