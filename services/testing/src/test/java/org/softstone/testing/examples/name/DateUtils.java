package org.softstone.testing.examples.name;

class DateUtils {}
