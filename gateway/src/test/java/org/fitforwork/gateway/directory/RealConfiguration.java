package org.fitforwork.gateway.directory;

import java.nio.file.Path;
import java.util.List;
import org.fitforwork.gateway.conformance.FormAssembly;
import org.fitforwork.gateway.conformance.ProfilePackage;
import org.springframework.core.env.StandardEnvironment;

/** The project's own {@code config/}, or another folder, read as the gateway reads it. */
public final class RealConfiguration {
    public static final Path FOLDER = Path.of("../config");

    private RealConfiguration() {}

    public static LoadedConfiguration load(ProfilePackage profiles) {
        return load(FOLDER, profiles);
    }

    static LoadedConfiguration load(Path folder, ProfilePackage profiles) {
        return new LoadedConfiguration(
                new DirectorySettings(folder.toString()),
                new StandardEnvironment(),
                new FormAssembly(profiles),
                List.of());
    }
}
