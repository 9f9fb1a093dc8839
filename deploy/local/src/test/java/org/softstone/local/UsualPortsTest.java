package org.softstone.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.softstone.embedded.Ports;

class UsualPortsTest {

    @TempDir
    private Path folder;

    private final int port = Ports.free();

    @Test
    void a_port_that_another_stack_has_taken_but_not_bound_yet_is_left_to_it() {
        // Given
        try (UsualPorts first = new UsualPorts(folder);
                UsualPorts second = new UsualPorts(folder)) {
            first.take(port);

            // When
            int taken = second.take(port);

            // Then
            assertThat(taken).isNotEqualTo(port);
        }
    }

    @Test
    void a_port_is_free_again_when_its_stack_has_ended() {
        // Given
        UsualPorts first = new UsualPorts(folder);
        first.take(port);
        first.close();

        // When
        try (UsualPorts second = new UsualPorts(folder)) {
            // Then
            assertThat(second.take(port)).isEqualTo(port);
        }
    }

    @Test
    void a_port_that_somebody_else_listens_on_is_left_to_her() throws IOException {
        // Given
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                UsualPorts ports = new UsualPorts(folder)) {
            // When
            int taken = ports.take(somebody.getLocalPort());

            // Then
            assertThat(taken).isNotEqualTo(somebody.getLocalPort());
        }
    }
}
