package org.softstone.outcomes.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import java.io.UncheckedIOException;
import org.softstone.http.EntityTags;

/** A form's entity tag: a digest of its content, so that any change in it changes the tag. */
@ApplicationScoped
class FormTag {

    private final ObjectMapper mapper;

    FormTag(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    EntityTag of(Form form) {
        try {
            return EntityTags.ofContent(mapper.writeValueAsBytes(form));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
