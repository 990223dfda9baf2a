package org.samrad;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the site. */
@SpringBootApplication
public class Samrad {

    public static void main(String[] args) {
        SpringApplication.run(Samrad.class, args);
    }
}
