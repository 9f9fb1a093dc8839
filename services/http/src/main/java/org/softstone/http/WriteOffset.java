package org.softstone.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.OffsetDateTime;

/** Writes a time with its offset so that every client can read it. */
class WriteOffset extends StdScalarSerializer<OffsetDateTime> {

    private static final long serialVersionUID = 1L;

    WriteOffset() {
        super(OffsetDateTime.class);
    }

    @Override
    public void serialize(OffsetDateTime time, JsonGenerator generator, SerializerProvider provider)
            throws IOException {
        generator.writeString(WireTime.format(time));
    }
}
