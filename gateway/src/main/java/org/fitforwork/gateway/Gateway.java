package org.fitforwork.gateway;

import org.fitforwork.gateway.cli.CommandLine;
import org.fitforwork.gateway.conformance.CoreDefinitions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Serves when started without a command, else runs the command of {@link CommandLine} and stops. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Gateway {
    public static void main(String[] args) {
        if (CommandLine.isCommand(args)) {
            System.exit(CommandLine.run(args));
        }
        SpringApplication gateway = new SpringApplication(Gateway.class);
        // As early as logging is set up.
        gateway.addInitializers(context -> CoreDefinitions.readAhead());
        gateway.run(args);
    }
}
