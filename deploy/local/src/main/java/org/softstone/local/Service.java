package org.softstone.local;

import java.nio.file.Path;

/** The services of the product, as the local stack starts them. */
public enum Service {
    OUTCOMES("outcomes", 8081, 9081, true),
    INFUSIONS("infusions", 8082, 9082, false),
    NOTIFICATIONS("notifications", 8083, 9083, true);

    private final String serviceName;
    private final int usualPort;
    private final int usualManagementPort;
    private final boolean readsEvents;

    Service(String serviceName, int usualPort, int usualManagementPort, boolean readsEvents) {
        this.serviceName = serviceName;
        this.usualPort = usualPort;
        this.usualManagementPort = usualManagementPort;
        this.readsEvents = readsEvents;
    }

    /** Its name in paths, topics, consumer groups, databases and log files. */
    public String serviceName() {
        return serviceName;
    }

    int usualPort() {
        return usualPort;
    }

    int usualManagementPort() {
        return usualManagementPort;
    }

    /** Whether it has a consumer group. */
    boolean readsEvents() {
        return readsEvents;
    }

    Path packaged(Path projectRoot) {
        return target(projectRoot).resolve("quarkus-app").resolve("quarkus-run.jar");
    }

    /** The JDK's ahead-of-time cache of exactly this package; absent before the training run. */
    Path aotCache(Path projectRoot) {
        return target(projectRoot).resolve(serviceName + ".aot");
    }

    private Path target(Path projectRoot) {
        return projectRoot.resolve("services").resolve(serviceName).resolve("target");
    }
}
