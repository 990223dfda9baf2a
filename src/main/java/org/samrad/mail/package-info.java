/**
 * Mail of what people are told. A message is put into a mail for whoever wants one ({@link org.samrad.mail.Packing}), and mails are
 * handed to the mail server ({@link org.samrad.mail.Sending}): each at least once, under a Message-ID of its own, so that it is shown
 * once. Also the page by which somebody accepts without signing in, what everybody says of their own mail, and what the administrator
 * sees of all. Without a mail server in the settings everything else works.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "calendar",
            "limits",
            "message",
            "schedule",
            "scope",
            "system",
            "time"
        })
package org.samrad.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
