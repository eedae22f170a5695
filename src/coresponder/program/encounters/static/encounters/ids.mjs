// Ids that are made where there is no network, and the fingerprint of what is sent.

const hexOf = (bytes) => [...bytes].map((each) => each.toString(16).padStart(2, "0")).join("");
const dashed = (hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
const stamped = (bytes, version) => {
  bytes[6] = (bytes[6] & 0x0f) | (version << 4);
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return dashed(hexOf(bytes));
};

// RFC 9562, version 7: a moment and chance, so that two phones never make the same one.
export const uuid7 = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let left = Date.now();
  for (let place = 5; place >= 0; place -= 1, left = Math.floor(left / 256)) bytes[place] = left % 256;
  return stamped(bytes, 7);
};

// RFC 9562, version 5: two phones that know the same name make the same one.
export const uuid5 = async (namespace, name) => {
  const space = namespace.replaceAll("-", "").match(/../g).map((each) => parseInt(each, 16));
  const hashed = await crypto.subtle.digest("SHA-1", new Uint8Array([...space, ...new TextEncoder().encode(name)]));
  return stamped(new Uint8Array(hashed).slice(0, 16), 5);
};

export const sha256 = async (bytes) => hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
