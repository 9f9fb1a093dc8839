package org.softstone.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.softstone.embedded.Ports;

/**
 * The ports that READMEs name, for one stack of this machine at a time. That nobody listens on a port yet is not enough: a
 * service needs seconds until it does, and another stack may be about to start its own. So each taken port has a locked file
 * in the folder for temporary files, whose lock ends with the process that holds it, however that ends.
 */
final class UsualPorts implements AutoCloseable {

    private final Path folder;
    private final List<FileChannel> held = new ArrayList<>();

    UsualPorts(Path folder) {
        this.folder = folder;
    }

    static UsualPorts ofThisMachine() {
        return new UsualPorts(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** That port, or another one when somebody listens there or is going to. */
    synchronized int take(int usual) {
        return lock(usual) && Ports.isFree(usual) ? usual : Ports.free();
    }

    private boolean lock(int port) {
        try {
            FileChannel file = FileChannel.open(
                    folder.resolve("softstone-port-" + port + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (isLocked(file)) {
                held.add(file);
                return true;
            }
            file.close();
            return false;
        } catch (IOException e) {
            // Another user's file, perhaps: any other port will do.
            return false;
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        for (FileChannel file : held) {
            try {
                file.close();
            } catch (IOException e) {
                // The lock ends with this process at the latest.
            }
        }
        held.clear();
    }
}
