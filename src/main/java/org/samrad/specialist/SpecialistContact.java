package org.samrad.specialist;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a specialist is reached: by phone, and where they meet by video. Kept by themselves or an
 * administrator; for their panels, and those who coordinate the case of one.
 */
@Entity
public class SpecialistContact {

    /** Most characters of a phone number. */
    public static final int PHONE = 40;

    /** Most characters of a meeting link. */
    public static final int LINK = 500;

    private static final Pattern PHONE_NUMBER =
            Pattern.compile("(?=(?:[^0-9]*[0-9]){3})(?=.{3," + PHONE + "}$)[(]?[+]?[0-9 ()-]+");

    /** The zero that is dialled at home only, as in {@code +46 (0)31}. */
    private static final String AT_HOME = "(0)";

    @Id
    private String specialist;

    @Version
    private @Nullable Integer version;

    private @Nullable String phone;
    private @Nullable String link;

    protected SpecialistContact() {}

    /** Of a specialist of whom nothing is known yet. */
    public SpecialistContact(String specialist) {
        this.specialist = specialist;
    }

    /** Whether a text can be a phone number: three digits or more, spaces and - ( ), up to {@value #PHONE} characters; a + before all digits. */
    public static boolean isPhone(String text) {
        return PHONE_NUMBER.matcher(text).matches();
    }

    /** Whether a text is the address of a meeting: over https, of plain characters, up to {@value #LINK} of them. */
    public static boolean isLink(String text) {
        if (text.length() > LINK || !text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return false;
        }
        try {
            URI address = new URI(text);
            return "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Sets both.
     *
     * @param phone null: none
     * @param link null: none
     * @throws IllegalArgumentException where one {@linkplain #isPhone is} {@linkplain #isLink none}
     */
    public void reachedBy(@Nullable String phone, @Nullable String link) {
        if (phone != null && !isPhone(phone) || link != null && !isLink(link)) {
            throw new IllegalArgumentException("That is no phone number, or no link.");
        }
        this.phone = phone;
        this.link = link;
    }

    /** The id of the specialist. */
    public String specialist() {
        return specialist;
    }

    /** Grows with each change; 0 where nothing is stored yet. */
    public int version() {
        return version == null ? 0 : version + 1;
    }

    /** As it was typed. */
    public @Nullable String phone() {
        return phone;
    }

    /** The address of a meeting, over https. */
    public @Nullable String link() {
        return link;
    }

    /** The address that dials the phone; null where there is none. */
    public @Nullable String dial() {
        if (phone == null) {
            return null;
        }
        boolean abroad = phone.startsWith("+") || phone.startsWith("(+");
        String digits = (abroad ? phone.replace(AT_HOME, "") : phone).replaceAll("[^0-9]", "");
        return "tel:" + (abroad ? "+" : "") + digits;
    }

    /** Whose site the link leads to, short enough to be read; null where there is none. */
    public @Nullable String host() {
        return link == null ? null : URI.create(link).getHost();
    }
}
