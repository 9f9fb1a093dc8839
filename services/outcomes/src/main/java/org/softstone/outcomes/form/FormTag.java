package org.softstone.outcomes.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A form's entity tag: a digest of all that it says, so that whatever changes in it is fetched anew. */
@ApplicationScoped
class FormTag {

    private static final int BYTES = 16;

    private final ObjectMapper mapper;

    FormTag(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    EntityTag of(Form form) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(form));
            return new EntityTag(HexFormat.of().formatHex(digest, 0, BYTES));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
