package org.softstone.testing.examples.setting;

import org.eclipse.microprofile.config.inject.ConfigProperty;

class Holder {
    @ConfigProperty(name = "example")
    String configured;
}
