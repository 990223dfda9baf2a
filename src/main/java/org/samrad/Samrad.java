package org.samrad;

import org.samrad.command.CommandLineTool;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the site, or runs a command where the first argument names one. */
@SpringBootApplication
public class Samrad {

    public static void main(String[] args) {
        if (CommandLineTool.isMeant(args)) {
            System.exit(CommandLineTool.run(Samrad.class, args));
        }
        SpringApplication.run(Samrad.class, args);
    }
}
