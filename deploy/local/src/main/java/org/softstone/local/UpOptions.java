package org.softstone.local;

/** What the person wrote after {@code deploy/local/up}, as the script read it. */
record UpOptions(boolean fresh, boolean demo, int port) {

    static UpOptions ofScript() {
        return new UpOptions(
                Boolean.getBoolean("softstone.fresh"),
                Boolean.getBoolean("softstone.demo"),
                Integer.getInteger("softstone.port"));
    }
}
