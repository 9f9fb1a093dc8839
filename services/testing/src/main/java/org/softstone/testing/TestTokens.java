package org.softstone.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tokens of a test issuer, good ones and every kind of bad one. One key per JVM, whatever class loader asks. */
public final class TestTokens {

    public static final String ISSUER = "https://issuer.test.invalid";
    public static final String AUDIENCE = "softstone";

    private static final String KEY_PROPERTY = "softstone.testing.token-key";
    private static final String KEY_ID = "test";
    private static final Duration VALID = Duration.ofHours(1);

    private final KeyPair key;

    public TestTokens() {
        this.key = sharedKey();
    }

    /** A valid RS256 token. */
    public String token(String userId, String... groups) {
        return sign(valid(userId, groups));
    }

    /** A valid token that expires after this time, for streams that must end with it. */
    public String tokenValidFor(Duration validity, String userId, String... groups) {
        return sign(claims(userId, groups).issuer(ISSUER).audience(AUDIENCE).expiresIn(validity));
    }

    public String expired(String userId, String... groups) {
        return expiredFor(Duration.ofHours(1), userId, groups);
    }

    /** One that would be valid had it not expired so long ago. */
    public String expiredFor(Duration since, String userId, String... groups) {
        long now = System.currentTimeMillis() / 1000;
        return sign(claims(userId, groups)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .issuedAt(now - 7200)
                .expiresAt(now - since.toSeconds()));
    }

    public String forAnotherAudience(String userId, String... groups) {
        return sign(claims(userId, groups).issuer(ISSUER).audience("another").expiresIn(VALID));
    }

    public String fromAnotherIssuer(String userId, String... groups) {
        return sign(claims(userId, groups)
                .issuer("https://somebody-else.test.invalid")
                .audience(AUDIENCE)
                .expiresIn(VALID));
    }

    /** Right claims, key id of the issuer, signed with a key that is not the issuer's. */
    public String signedByAnotherKey(String userId, String... groups) {
        return valid(userId, groups).jws().keyId(KEY_ID).sign(newKey().getPrivate());
    }

    /** Right claims and {@code "alg": "none"}. */
    public String unsigned(String userId, String... groups) {
        String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
        String signed = token(userId, groups);
        String payload = signed.substring(signed.indexOf('.') + 1, signed.lastIndexOf('.'));
        return base64(header.getBytes(StandardCharsets.UTF_8)) + "." + payload + ".";
    }

    /** Right claims, HS256 with the issuer's public key as the secret: the classic confusion of algorithms. */
    public String signedWithPublicKeyAsSecret(String userId, String... groups) {
        return valid(userId, groups)
                .jws()
                .keyId(KEY_ID)
                .signWithSecret(
                        Base64.getEncoder().encodeToString(key.getPublic().getEncoded()));
    }

    /**
     * A token that would be valid but for these claims, which are written as given: no library would write them.
     *
     * @param claims JSON by name; the claims of a valid token are replaced
     */
    public String withClaims(String userId, Map<String, String> claims) {
        long now = System.currentTimeMillis() / 1000;
        Map<String, String> all = new TreeMap<>(Map.of(
                "sub",
                '"' + userId + '"',
                "iss",
                '"' + ISSUER + '"',
                "aud",
                '"' + AUDIENCE + '"',
                "groups",
                "[\"nurse\"]",
                "iat",
                Long.toString(now),
                "exp",
                Long.toString(now + VALID.toSeconds())));
        all.putAll(claims);
        String payload = all.entrySet().stream()
                .map(claim -> '"' + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        String header = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
        String signed = base64(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64(payload.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The issuer's public keys as a JWKS file, for {@code mp.jwt.verify.publickey.location}. */
    public Path publicKeys() {
        RSAPublicKey publicKey = (RSAPublicKey) key.getPublic();
        String jwks = """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}
                """.formatted(
                KEY_ID, base64(unsigned(publicKey.getModulus())), base64(unsigned(publicKey.getPublicExponent())));
        try {
            Path file = Files.createTempFile("softstone-jwks-", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, jwks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JwtClaimsBuilder valid(String userId, String... groups) {
        return claims(userId, groups).issuer(ISSUER).audience(AUDIENCE).expiresIn(VALID);
    }

    private JwtClaimsBuilder claims(String userId, String... groups) {
        return Jwt.subject(userId).groups(Set.of(groups));
    }

    private String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId(KEY_ID).sign(key.getPrivate());
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair sharedKey() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(KEY_PROPERTY);
            if (known == null) {
                KeyPair made = newKey();
                known = Base64.getEncoder().encodeToString(made.getPublic().getEncoded())
                        + " "
                        + Base64.getEncoder().encodeToString(made.getPrivate().getEncoded());
                System.setProperty(KEY_PROPERTY, known);
            }
            try {
                String[] parts = known.split(" ");
                KeyFactory factory = KeyFactory.getInstance("RSA");
                return new KeyPair(
                        factory.generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(parts[0]))),
                        factory.generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[1]))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
