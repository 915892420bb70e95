package org.fitforwork.gateway.cli;

import org.fitforwork.gateway.configuration.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code schema}. */
@Command(name = "schema", description = "Prints the JSON Schema of programme.yaml, for editors.")
final class Schema implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(Schemas.ofProgramme());
        spec.commandLine().getOut().flush();
    }
}
