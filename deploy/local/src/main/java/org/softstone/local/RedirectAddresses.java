package org.softstone.local;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the issuer sends codes: the two clients behind the front door, and apps on this machine, on whatever port they
 * listen (RFC 8252, section 7.3) or under the scheme of the mobile app.
 */
final class RedirectAddresses {

    private static final Pattern OF_AN_APP_ON_THIS_MACHINE = Pattern.compile(
            "http://(localhost|127\\.0\\.0\\.1|\\[::1])(:[1-9]\\d{0,4})?/callback|org\\.softstone\\.app:/callback");

    private final Set<String> behindTheFrontDoor;

    RedirectAddresses(URI frontDoor) {
        this.behindTheFrontDoor = Set.of(frontDoor + "/app/", frontDoor + "/console/");
    }

    boolean contains(String address) {
        return behindTheFrontDoor.contains(address)
                || OF_AN_APP_ON_THIS_MACHINE.matcher(address).matches();
    }
}
