package org.softstone.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asked before the library: who a token is of that was verified a moment ago. It answers on the event loop, where the library
 * goes to another thread because it may have to fetch keys.
 */
@ApplicationScoped
class RecognizeToken implements IdentityProvider<TokenAuthenticationRequest> {

    private final RecentTokens recent;

    RecognizeToken(RecentTokens recent) {
        this.recent = recent;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public int priority() {
        return IdentityProvider.super.priority() + 1;
    }

    /** Nobody: then the library verifies the token. */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(recent.find(request.getToken().getToken())
                        .map(caller -> identity(caller, request))
                        .orElse(null));
    }

    private static SecurityIdentity identity(JWTCallerPrincipal caller, TokenAuthenticationRequest request) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(caller)
                .addCredential(request.getToken())
                .addRoles(caller.getGroups())
                .build();
    }
}
