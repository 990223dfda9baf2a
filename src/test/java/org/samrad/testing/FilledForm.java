package org.samrad.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;

/** A form as a browser would send it, with what stands in it and what somebody fills in. */
public final class FilledForm {

    private final FormElement form;
    private final Map<String, List<String>> fields;

    private FilledForm(FormElement form) {
        this.form = form;
        fields = form.formData().stream()
                .collect(Collectors.groupingBy(
                        KeyVal::key, LinkedHashMap::new, Collectors.mapping(KeyVal::value, Collectors.toList())));
    }

    /** @param selector of the form, which is there once */
    public static FilledForm on(RawHttp.Answer page, String selector) {
        return new FilledForm(Jsoup.parse(page.body()).expectForm(selector));
    }

    public FilledForm fill(String name, String... values) {
        fields.put(name, List.of(values));
        return this;
    }

    /** What can be chosen in a field, but for nothing. */
    public List<String> choices(String name) {
        return form.select("select option").stream()
                .filter(option -> option.closest("select").attr("name").equals(name))
                .map(option -> option.val())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    public String action() {
        return form.attr("action");
    }

    /** What is sent. */
    public String body() {
        return fields.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
