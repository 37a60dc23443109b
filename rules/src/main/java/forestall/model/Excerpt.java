package forestall.model;

/** Text that is too long for where it goes. */
public final class Excerpt {

    private Excerpt() {}

    /**
     * The text, or its beginning and an ellipsis. A character that takes two chars is kept whole or
     * left out: half of one cannot be stored or sent.
     *
     * @param longest chars that the excerpt has at most, the ellipsis among them; 1 or more
     */
    public static String of(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
