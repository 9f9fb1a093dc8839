package org.softstone.http;

import jakarta.ws.rs.BadRequestException;

/** A query parameter or header that cannot be read. */
class MalformedParameterException extends BadRequestException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    MalformedParameterException(String parameter, String expected) {
        super("A parameter cannot be read");
        this.detail = parameter + " " + expected + ".";
    }

    String detail() {
        return detail;
    }
}
