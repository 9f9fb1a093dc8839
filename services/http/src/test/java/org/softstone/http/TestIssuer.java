package org.softstone.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.softstone.testing.TestTokens;

/**
 * The issuer's keys, RSA and elliptic curve, as an issuer has them that changes from one to the other.
 */
public class TestIssuer implements QuarkusTestResourceLifecycleManager {

    private static final String PRIVATE_KEY = "softstone.http.test.ec-key";

    @Override
    public Map<String, String> start() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair key = generator.generateKeyPair();
            // Tests run in a class loader of their own; properties are one per JVM.
            System.setProperty(
                    PRIVATE_KEY,
                    Base64.getEncoder().encodeToString(key.getPrivate().getEncoded()));
            return Map.of(
                    "mp.jwt.verify.publickey.location",
                    keySetWith((ECPublicKey) key.getPublic()).toUri().toString());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The keys live as long as the JVM.
    }

    /** A valid token signed with ES256. */
    static String ellipticCurveToken(String userId, String group) {
        try {
            byte[] key = Base64.getDecoder().decode(System.getProperty(PRIVATE_KEY));
            return Jwt.subject(userId)
                    .groups(Set.of(group))
                    .issuer(TestTokens.ISSUER)
                    .audience(TestTokens.AUDIENCE)
                    .expiresIn(Duration.ofHours(1))
                    .jws()
                    .algorithm(SignatureAlgorithm.ES256)
                    .keyId("ec")
                    .sign(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path keySetWith(ECPublicKey key) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Path file = new TestTokens().publicKeys();
        ObjectNode keySet = (ObjectNode) json.readTree(file.toFile());
        ((ArrayNode) keySet.get("keys"))
                .addObject()
                .put("kty", "EC")
                .put("use", "sig")
                .put("alg", "ES256")
                .put("kid", "ec")
                .put("crv", "P-256")
                .put("x", coordinate(key.getW().getAffineX()))
                .put("y", coordinate(key.getW().getAffineY()));
        return Files.writeString(file, json.writeValueAsString(keySet));
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(bytes.length, padded.length);
        System.arraycopy(bytes, bytes.length - length, padded, padded.length - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }
}
