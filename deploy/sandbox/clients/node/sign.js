'use strict';
// How a source signs a record for Interlock: two headers beside it, the signature over the value's
// bytes as they are sent (the registry's five bytes included) and the id of the key. Node's own
// crypto is enough. The key: ./interlock keys generate ID, whose public half an operator publishes.

const { createPrivateKey, sign } = require('node:crypto');
const { readFileSync } = require('node:fs');

// signer('pab-2026.private.pem', 'pab-2026')(value) gives the headers of a message.
function signer(privateKeyFile, keyId) {
  const key = createPrivateKey(readFileSync(privateKeyFile));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${privateKeyFile} is no Ed25519 key`);
  return (value) => ({ il_signature: sign(null, value, key), il_key: keyId });
}

module.exports = { signer };
