package id.bengkel.chat.bot;

import id.bengkel.chat.bot.BotAnswer.Action;
import java.util.List;

/**
 * What is said to a kind of message.
 *
 * @param words it is meant when one of these stands in the text
 * @param only it is meant when the text is nothing but one of these
 * @param answer what is said
 * @param closed what is said in its place while the workshop is closed; may be null
 */
record Rule(List<Words> words, List<Words> only, Action action, Spoken answer, Spoken closed) {

    boolean fits(Words text) {
        return only.stream().anyMatch(text::are) || words.stream().anyMatch(text::hold);
    }

    Spoken answer(boolean open) {
        return open || closed == null ? answer : closed;
    }
}
