package org.softstone.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On the body parameter of a resource method: raises the limit of 64 KiB, to at most 1 MiB. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface BodyLimit {

    int DEFAULT_BYTES = 64 * 1024;
    int MAX_BYTES = 1024 * 1024;

    int bytes();
}
