package org.softstone.journeys;

/** Somebody with an account. @param userId the {@code sub} of their tokens @param group their role */
record Person(String userId, String group) {

    static Person patient(String userId) {
        return new Person(userId, "patient");
    }

    static Person nurse(String userId) {
        return new Person(userId, "nurse");
    }

    static Person physician(String userId) {
        return new Person(userId, "physician");
    }

    static Person admin(String userId) {
        return new Person(userId, "admin");
    }
}
