package org.samrad;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import org.samrad.command.CommandLineTool;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the site, or runs a command where the first argument names one. */
@SpringBootApplication
public class Samrad {

    public static void main(String[] args) {
        if (CommandLineTool.isMeant(args)) {
            // Digits and signs are those of the format, whatever the language of the machine.
            Locale.setDefault(Locale.ROOT);
            var startUp = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
            System.exit(CommandLineTool.run(Samrad.class, startUp, args));
        }
        SpringApplication.run(Samrad.class, args);
    }
}
