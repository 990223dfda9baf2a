package org.samrad.message;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.account.CurrentUser;
import org.samrad.schedule.Notifications;
import org.samrad.scope.Scope;
import org.samrad.system.PageLinks;
import org.samrad.time.PlanningHorizons;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** The message centre: what its pages show, and what is noted when they are looked at. */
@Service
public class MessagePages {

    private static final int PAGE_SIZE = 25;

    private final Messages messages;
    private final Notifications notifications;
    private final Scope scope;
    private final PlanningHorizons horizons;
    private final Clock clock;

    MessagePages(Messages messages, Notifications notifications, Scope scope, PlanningHorizons horizons, Clock clock) {
        this.messages = messages;
        this.notifications = notifications;
        this.scope = scope;
        this.horizons = horizons;
        this.clock = clock;
    }

    /**
     * A message with when it was told.
     *
     * @param told local time
     */
    record Row(Message message, LocalDateTime told) {}

    /** @param page from 1 */
    @Transactional(readOnly = true)
    public void list(boolean unreadOnly, int page, CurrentUser user, Model model) {
        Reader reader = Reader.of(user, scope.coordinated());
        Messages.Count count = messages.count(reader);
        PageLinks pages = PageLinks.of(PageLinks.index(page), PAGE_SIZE, unreadOnly ? count.unread() : count.all());
        List<Message> found = messages.some(reader, unreadOnly, (pages.number() - 1) * PAGE_SIZE, PAGE_SIZE);
        ZoneId zone = horizons.zone(clock);
        Long newest = found.isEmpty() ? null : found.getFirst().number();
        model.addAttribute("rows", found.stream().map(one -> row(one, zone)).toList());
        model.addAttribute("count", count);
        model.addAttribute("unreadOnly", unreadOnly);
        model.addAttribute("newest", newest);
        model.addAttribute("toSettle", newest != null && isOpen(user, newest));
        model.addAttribute("pages", pages);
    }

    private boolean isOpen(CurrentUser user, long newest) {
        return !messages.stillOpen(user.username(), newest).isEmpty();
    }

    @Transactional(readOnly = true)
    public void show(long number, CurrentUser user, Model model) {
        Message message = messages.one(Reader.of(user, scope.coordinated()), number)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("row", row(message, horizons.zone(clock)));
    }

    private static Row row(Message message, ZoneId zone) {
        return new Row(message, LocalDateTime.ofInstant(message.createdAt(), zone));
    }

    /** Notes that the reader has opened one. */
    @Transactional
    public void opened(long number, CurrentUser user) {
        Reader reader = Reader.of(user, scope.coordinated());
        if (messages.one(reader, number).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        settle(user, number);
        messages.read(user.username(), number, clock.instant());
    }

    /** Notes that the reader wants to see all up to a number as read. */
    @Transactional
    public void allRead(long newest, CurrentUser user) {
        settle(user, newest);
        messages.readAll(user.username(), newest, clock.instant());
    }

    /** Notes that the reader has looked at the list, up to a number: what it tells of can't be taken back any more. */
    @Transactional
    public void looked(long newest, CurrentUser user) {
        settle(user, newest);
    }

    private void settle(CurrentUser user, @Nullable Long newest) {
        if (newest != null) {
            notifications.goOut(messages.stillOpen(user.username(), newest), clock.instant());
        }
    }
}
