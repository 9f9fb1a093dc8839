package org.softstone.http;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the request body, such as {@code /pain/average}
 * @param detail what is wrong and what is accepted; never the value itself
 */
public record FieldError(String pointer, String detail) {}
