package org.softstone.infusions.enrolment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * What a patient types to link their account: twelve characters of Crockford's base 32 in groups of four. The alphabet has no
 * I, L, O or U, and reading forgives 0 for O and 1 for I or L, small letters, blanks and missing hyphens.
 *
 * <p>Sixty random bits: with a few attempts per account and quarter of an hour, and codes that live for days, guessing one
 * is out of reach; so a plain hash suffices to store it.
 */
final class InvitationCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    private final String characters;

    private InvitationCode(String characters) {
        this.characters = characters;
    }

    static InvitationCode random(SecureRandom random) {
        return new InvitationCode(random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString());
    }

    /** Reads what somebody has typed, empty when it can be no code. */
    static Optional<InvitationCode> read(String typed) {
        String characters = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return characters.matches("[" + ALPHABET + "]{" + LENGTH + "}")
                ? Optional.of(new InvitationCode(characters))
                : Optional.empty();
    }

    /** For the patient's eyes: {@code 7K3M-9QXT-2BHV}. */
    String text() {
        return characters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    /** All that is stored. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(characters.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "InvitationCode[hidden]";
    }
}
