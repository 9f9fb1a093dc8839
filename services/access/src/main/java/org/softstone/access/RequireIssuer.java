package org.softstone.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Without a configured issuer the token library would accept any, so the service does not start. */
@ApplicationScoped
class RequireIssuer {

    private final Optional<String> issuer;

    RequireIssuer(@ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer) {
        this.issuer = issuer;
    }

    void check(@Observes StartupEvent start) {
        if (issuer.isEmpty()) {
            throw new IllegalStateException(
                    "Set mp.jwt.verify.issuer (MP_JWT_VERIFY_ISSUER) to the issuer of the tokens");
        }
    }
}
