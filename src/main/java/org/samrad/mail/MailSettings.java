package org.samrad.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What mail needs beside a mail server ({@code spring.mail.*}).
 *
 * @param from the address that it comes from; empty: there is no mail
 * @param site the address that the site is reached by, as links in mails begin, such as {@code https://samrad.example.org}; empty: there
 *     is no mail
 */
@ConfigurationProperties("samrad.mail")
public record MailSettings(
        @DefaultValue("") String from, @DefaultValue("") String site) {

    public MailSettings {
        if (!from.isBlank() && !isAddress(from)) {
            throw new IllegalArgumentException(
                    "samrad.mail.from must be a mail address such as samrad@example.org, not \"%s\".".formatted(from));
        }
        if (!site.isBlank() && !isSite(site)) {
            throw new IllegalArgumentException(
                    "samrad.mail.site must be the site's address such as https://samrad.example.org, not \"%s\"."
                            .formatted(site));
        }
        from = from.strip();
        site = site.strip().replaceAll("/+$", "");
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text.strip(), true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    private static boolean isSite(String text) {
        try {
            URI uri = URI.create(text.strip());
            return uri.getHost() != null
                    && uri.getQuery() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
