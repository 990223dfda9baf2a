package org.samrad.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.samrad.account.PersonReplaced;
import org.samrad.audit.AccessLog;
import org.samrad.limits.AsTyped;
import org.samrad.limits.Texts;
import org.samrad.specialist.SpecialistContact;
import org.samrad.specialist.SpecialistContacts;
import org.samrad.specialist.Specialists;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how specialists are reached; {@code templates/account/contact.html} shows it. */
@Component("contactKeeping")
public class ContactKeeping {

    /** How much of what is wrong is said back, in characters. */
    private static final int SAID_BACK = 100;

    private final SpecialistContacts contacts;
    private final Specialists specialists;
    private final AccessLog log;

    ContactKeeping(SpecialistContacts contacts, Specialists specialists, AccessLog log) {
        this.contacts = contacts;
        this.specialists = specialists;
        this.log = log;
    }

    /** How a specialist is reached; with nothing in it where nothing is known. */
    @Transactional(readOnly = true)
    public SpecialistContact of(String specialist) {
        return contacts.findById(specialist).orElseGet(() -> new SpecialistContact(specialist));
    }

    /** Whether there is such a specialist. */
    public boolean isThere(@Nullable String specialist) {
        return specialist != null && Texts.isProper(specialist) && specialists.existsById(specialist);
    }

    /**
     * Sets how a specialist is reached.
     *
     * @param phone as it was typed; empty: none
     * @param link as it was typed; empty: none
     * @param seen the version that was shown
     * @return what is wrong; nothing where it is saved, or was so before
     */
    @Transactional
    List<FormFault> save(String specialist, String phone, String link, int seen) {
        contacts.lock(specialist);
        String number = Texts.cleanOrNull(phone);
        String address = Texts.cleanOrNull(link);
        var wrong = new ArrayList<FormFault>();
        if (number != null && !SpecialistContact.isPhone(number)) {
            wrong.add(
                    new FormFault("phone", "contact.error.phone", List.of(saidBack(number), SpecialistContact.PHONE)));
        }
        if (address != null && !SpecialistContact.isLink(address)) {
            wrong.add(new FormFault("link", "contact.error.link", List.of(saidBack(address), SpecialistContact.LINK)));
        }
        SpecialistContact contact = of(specialist);
        boolean same = Objects.equals(number, contact.phone()) && Objects.equals(address, contact.link());
        if (wrong.isEmpty() && !same && contact.version() != seen) {
            wrong.add(new FormFault(
                    "contact",
                    "contact.meanwhile",
                    List.of(new AsTyped(shown(contact.phone())), new AsTyped(shown(contact.link())))));
        }
        if (wrong.isEmpty() && !same) {
            contact.reachedBy(number, address);
            contacts.save(contact);
            log.add(AccessLog.What.CONTACT_CHANGED, specialist, null);
        }
        return wrong;
    }

    /** Whether what was typed can be kept as a phone number, whatever else it looks like. */
    static boolean isPhone(String typed) {
        String number = Texts.cleanOrNull(typed);
        return number != null && SpecialistContact.isPhone(number);
    }

    /** Whether what was typed can be kept as a meeting link, whatever else the number in it looks like. */
    static boolean isLink(String typed) {
        String address = Texts.cleanOrNull(typed);
        return address != null && SpecialistContact.isLink(address);
    }

    private static String saidBack(String typed) {
        String some = Texts.visible(typed);
        return some.length() > SAID_BACK ? Texts.proper(some, SAID_BACK) + "…" : some;
    }

    private static String shown(@Nullable String kept) {
        return kept == null ? "–" : kept;
    }

    /** How the one before was reached is not how the one of now is. */
    @EventListener
    @Transactional
    public void on(PersonReplaced event) {
        contacts.deleteById(event.specialist());
    }
}
