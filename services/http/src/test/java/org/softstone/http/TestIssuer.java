package org.softstone.http;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.softstone.testing.TestTokens;

/** Only the issuer's keys: these tests need neither database nor broker. */
public class TestIssuer implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "mp.jwt.verify.publickey.location",
                new TestTokens().publicKeys().toUri().toString());
    }

    @Override
    public void stop() {
        // The key lives as long as the JVM.
    }
}
