package id.bengkel.chat.outgoing;

/** What WhatsApp is to be told of a message. */
public enum Action {
    send,
    edit,
    delete
}
