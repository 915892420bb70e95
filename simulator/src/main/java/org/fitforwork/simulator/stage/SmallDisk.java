package org.fitforwork.simulator.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few hundred megabytes in memory (tmpfs), which a file of ballast fills. Mounting it needs root. */
public final class SmallDisk {
    private static final int BLOCK = 64 * 1024;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int status = run("mount", "-t", "tmpfs", "-o", "size=%dm,mode=0700".formatted(megabytes), "tmpfs", folder);
        if (status != 0) {
            throw new IOException("a small disk cannot be mounted: disk-full needs root and the right to mount tmpfs");
        }
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Until not a byte is left. */
    public void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (folder.toFile().getUsableSpace() > 0) {
                ballast.write(block, 0, (int) Math.min(BLOCK, folder.toFile().getUsableSpace()));
            }
        } catch (IOException e) {
            if (folder.toFile().getUsableSpace() > BLOCK) {
                throw e;
            }
            // The disk is full, which is what was wanted.
        }
    }

    public void relieve() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    void unmount() throws IOException, InterruptedException {
        // Lazily: a process of the database may take a moment more to end.
        run("umount", "--lazy", folder);
    }

    private static int run(Object... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder();
        for (Object part : command) {
            builder.command().add(part.toString());
        }
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
