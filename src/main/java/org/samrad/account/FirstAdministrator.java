package org.samrad.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account that is made where there is none.
 *
 * @param username empty: none is made
 * @param password at least {@value #SHORTEST_PASSWORD} characters
 */
@ConfigurationProperties("samrad.administrator")
public record FirstAdministrator(
        @DefaultValue("") String username, @DefaultValue("") String password) {

    static final int SHORTEST_PASSWORD = 12;

    boolean isGiven() {
        return !username.isBlank();
    }

    @Override
    public String toString() {
        return username;
    }
}
