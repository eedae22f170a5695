// Shows how far an upload is. Without this script the same form is sent by the browser itself.
//
// The form names what it needs: data-upload-limit (bytes), data-upload-too-large (the sentence for a larger file).
// The answer of the server is either another page, to which we go, or this page again with what is wrong.

document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-upload-limit]")) {
    event.preventDefault();
    send(event.target);
  }
});

function send(form) {
  const file = form.querySelector("input[type=file]").files[0];
  if (file && file.size > Number(form.dataset.uploadLimit)) {
    say(form, form.dataset.uploadTooLarge);
    return;
  }
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.responseType = "document";
  request.upload.addEventListener("progress", (sent) => show(form, sent.lengthComputable ? sent.loaded / sent.total : 0));
  request.addEventListener("load", () => arrive(form, request));
  request.addEventListener("error", () => say(form, "The connection broke before the whole file had arrived. Nothing was kept. Try again."));
  show(form, 0);
  request.send(new FormData(form));
}

function show(form, share) {
  const progress = form.querySelector("[data-upload-progress]");
  const percent = Math.round(100 * share);
  progress.hidden = false;
  form.querySelector("[data-upload-problem]").hidden = true;
  form.querySelector("button[type=submit]").disabled = true;
  progress.querySelector("progress").value = percent;
  progress.querySelector("[data-upload-percent]").textContent = `${percent} %`;
  progress.querySelector("[data-upload-sentence]").textContent =
    share < 1 ? "Sending the file." : "The file has arrived; the program takes a first look.";
}

function arrive(form, request) {
  if (request.responseURL !== form.action) {
    window.location.assign(request.responseURL);
    return;
  }
  const main = request.response && request.response.querySelector("main");
  if (!main) {
    say(form, "The program could not take the file. Nothing was kept. Load the page again and try once more.");
    return;
  }
  document.querySelector("main").replaceWith(document.adoptNode(main));
  document.querySelector("#error-summary")?.focus();
}

function say(form, sentence) {
  const problem = form.querySelector("[data-upload-problem]");
  problem.hidden = false;
  problem.querySelector("[data-upload-problem-sentence]").textContent = sentence;
  form.querySelector("[data-upload-progress]").hidden = true;
  form.querySelector("button[type=submit]").disabled = false;
  problem.focus();
}
