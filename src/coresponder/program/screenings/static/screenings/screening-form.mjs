// The desk page of one instrument: hides what is not asked, and says what the answers come to while they are given.
// Without it every question stands there, and the server refuses an answer to one that is not asked.
import { enhance } from "./instrument.mjs";

const form = document.querySelector("form[data-pack]");
if (form) enhance(form, JSON.parse(form.dataset.pack));
